"""From an assessment to ordered statements in plain English. Pure: values in, values out."""
