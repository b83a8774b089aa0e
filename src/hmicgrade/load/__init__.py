"""From files to the model: values with the places they come from, and diagnostics instead of exceptions."""
