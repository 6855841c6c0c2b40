"""How a change becomes lasting and reaches people."""
