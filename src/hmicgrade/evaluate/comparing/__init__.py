"""Two rounds side by side: what changed, how much of it is the force and how much the rules, and what explains it."""
