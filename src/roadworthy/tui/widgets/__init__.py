"""What the stations are built of."""
