"""Training of the tagger: generated sentences, public sets, silver labels; needs torch, unlike the rest."""
