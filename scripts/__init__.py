"""What runs at build time; may import the calculator, never the reverse."""
