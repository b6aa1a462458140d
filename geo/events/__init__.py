"""What happens in a report, where and when: learned from annotated reports, told with its chances."""
