"""What a board gets: ten slides and a report, both compositions of the same findings; how they look is ``render``'s."""
