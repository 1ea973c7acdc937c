"""Whether anything is ever made up: the records themselves asked for in many forms, rightly and on wrong premises."""
