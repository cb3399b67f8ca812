"""Payslips, portage and intérim: exact amounts, in cents, on a given day."""
