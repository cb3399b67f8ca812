"""What has changed outside since the guide was checked: the law, the links, the days."""
