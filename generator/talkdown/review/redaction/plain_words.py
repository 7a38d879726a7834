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
    able afraid aware calm cancel cancelling clear concerned confused correct crazy customers disappointed dots done
    frustrated furious glad going happy interested kidding mad stuck unhappy
    """.split()
)

NAME_WORDS = frozenset(
    """
    amber angel april art august autumn baker basil bell best bill bishop black blue bond book booth brook brown bush
    case chance chase christian clay cliff cook crystal daisy dale dawn day dean dick drew duke faith field fields
    fish flora forest fox frank gene ginger good grace grant gray green grey guy hall hardy harmony haven hazel heather
    hill holly hope hunter iris ivy jack jay jean jewel joy june justice king lake lane law lee lily little long love
    major mark marsh mason max may mercy miles moody moon moss nick noble norm olive page park parks pat pearl penny
    piper pool poppy post power price prince ray reed reason rice rich rob robin rock rod rose ruby rush rusty sage
    sandy savage sharp short sky small smart star stone storm strong sue summer sunny swan taylor terry tray trip
    victor violet wade ward waters wells west white will winter wise wish wood woods wolf young
    """.split()
)
"""Names that are words, too. In small letters they are read as the word, unless a greeting stands before them."""
