"""The sections of Compare, each as lines for a width."""
