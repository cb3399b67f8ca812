"""The law as dated data: values with their texts, and the articles that the guide cites."""
