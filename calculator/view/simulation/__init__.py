"""What a simulator shows, part by part."""
