"""Where things stand on a page: plain geometry, without Django and without the database."""
