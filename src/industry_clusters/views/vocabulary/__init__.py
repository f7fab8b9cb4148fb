"""What every sheet, slide and letter is described with: blocks, words, colors. It knows no sheet."""
