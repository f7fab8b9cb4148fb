"""Part II's papers: briefing, launch, summaries, blueprint; a module a paper, a row each in the registry above. It knows no kit."""
