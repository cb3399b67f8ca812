"""The site without a network: a service worker with its list, and the guide as an app."""
