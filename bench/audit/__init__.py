"""What Lighthouse says of the site on a phone: `make audit`."""
