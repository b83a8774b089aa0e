"""What the words mean: frozen values with no input or output of their own."""
