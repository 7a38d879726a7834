"""What site and paper share: colors and icons."""
