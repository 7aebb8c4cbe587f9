"""What stands below the score grid and beside it."""
