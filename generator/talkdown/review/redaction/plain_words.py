"""Words that are nobody's: they end a name, and stay in an answer to a question for a detail.

Chosen by hand from the commonest words of English and of the trade; in no list of first names unless they are in
`NAME_WORDS`, too.
"""

from __future__ import annotations

PLAIN_WORDS = frozenset(
    """
    a about account actually address after again ago agent all already also always am an and another any anyone
    anything are around as ask at back bad because been before being best better big bit book booking both broken but
    buy by bye call called calling calls can can't cannot card care change charge charged check claim code come company
    contact could couldn't customer date day days delivered delivery detail details did didn't different digit digits do
    does doesn't doing don't done down each either else email end ending ends enough even ever every everything exactly
    fine first five for forgot four from full fully get getting give given go goes going gone gonna good got had half
    has hasn't have haven't having he he'd he'll he's hello help her here here's hers hey hi him his hold home hope how
    how's i i'd i'll i'm i've id idea if im in information into invoice is isn't issue it it'd it'll it's item its just
    keep kept kind know last late later least less let let's letter like line little long look looking lost lot made
    make making manager many match matter maybe me mean mind mine minute missing moment money more morning most much
    must my name name's named names need needs never new next nice nine no nobody none nope not nothing now number
    numbers of off oh ok okay old on once one only onto open or order other our out over own package paid parcel
    password pay payment people phone pin place please policy post postcode problem put quite ready really reason
    received reference refund remember right said same say saying second see send sent service seven she she'd she'll
    she's should shouldn't since six social some someone something sorry speak speaking spell spelled spelt ssn still
    stop sure surname take talk talking tell ten than thank thanks that that's the their them then there there's these
    they they'd they'll they're they've thing things think this those though three through time times to today told
    tomorrow too took tried try trying two under until up upset us use used very wait waiting wanna want wanted was
    wasn't way we we'd we'll we're we've well went were weren't what what's when where where's which while who who's
    why will wish with without won't work working would wouldn't wrong yeah year years yep yes yesterday yet you you'd
    you'll you're you've your yours yourself yup zip
    asap hang madam sec secs sir tonight
    able afraid aware calm cancel cancelling clear concerned confused correct crazy customers disappointed dots done
    frustrated furious glad going happy interested kidding mad stuck unhappy
    """.split()
)

NAME_WORDS = frozenset(
    """
    april august best bill black blue book brown case chance change day dollar field fields good grant green grey gray guy
    hall hope house june justice king lane law little long love major march may mercy moon page park parks patience
    police post power price rich sharp short small smart star stone street strong summer sunny sunday monday friday trip
    water waters wells west white will winter wise wish wood woods young
    """.split()
)
"""Names that are common words, too. In small letters they are read as the word, unless a greeting stands before them. Rarer
ones (`mark`, `rose`, `grace`) are taken for the name, where a conversation has somebody of that name."""
