"""Whole screens and what opens over them."""
