"""What people do and see in team sessions, by place: agenda, console, phone, wall, report."""
