"""Part II's papers: briefing, recruiting, kits of the meetings, summaries, blueprint; a module a paper, a row each in the registry."""
