"""Inputs that nobody should send, what must hold of every answer to them, and how they are sent."""
