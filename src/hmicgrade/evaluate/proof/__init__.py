"""The proof of a scheme's rules: what holds of every state of an area, and the smallest findings where it does not."""
