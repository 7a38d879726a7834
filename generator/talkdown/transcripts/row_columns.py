"""What the columns of tables of turns are called, and the keys of turns in JSON: nearly every tool and team has its own words.

All names are folded: without case, spaces, hyphens and underscores. Of those in one list, the first that is there wins.
"""

from __future__ import annotations

ENDINGS = {
    "text": ("message", "text", "body", "utterance", "transcript", "content", "sentence"),
    "role": ("role", "speakertype", "sendertype"),
    "begin": ("starttime", "startms", "timestamp", "createdat", "createddate", "sentat", "datetime", "start"),
    "end": ("endtime", "endms"),
    "conversation": ("conversationid", "callid", "contactid", "chatid", "ticketid", "caseid", "sessionid", "interactionid"),
}  # fmt: skip
"""How a column may end where none has one of the names below: `Live Chat Transcript: Body`, `utterance_start_time`."""

TEXT = """
    text message messagetext content contenttext body bodytext plainbody plaintext utterance utterancetext sentence transcript transcription
    msg messagebody messagecontent phrase comment turntext line dialogue said spokentext textcontent chatmessage segmenttext
    decoratedtext displaytext caption speech words conversationtext
    nachricht inhalt texte mensaje texto messaggio testo bericht tekst
""".split()  # fmt: skip

ROLE = """
    role speakerrole participantrole authorrole senderrole speakertype actortype sendertype authortype participanttype fromrole fromtype
    userrole usertype participantpurpose purpose channelrole party side speaker sender author participant from actor who user name
    speakername sprecher rolle absender locuteur auteur hablante remitente rol spreker
    direction messagedirection incoming channel source messagetype
""".split()  # fmt: skip
"""The first of these that holds a word for a role says it. `direction` comes late: it may be the call's."""

SPEAKER = """
    speakername displayname participantname authorname authordisplayname sendername senderdisplayname actorname fromname username
    speaker name author sender from participant user actor who nick
    sprecher absender locuteur auteur hablante remitente spreker
    speakerlabel speakerid speakertag participantid authorid senderid userid actorid channeltag channelindex channelid channel
""".split()  # fmt: skip
"""Names before labels, labels before ids."""

AGENT_NAME = (
    "agentname agent agentdisplayname agentid representative repname advisor employeename employee".split()
)
CUSTOMER_NAME = "customername customer clientname contactname visitorname customerid caller contact".split()
"""Where a column says `agent`, another one may say which."""

BEGIN = """
    beginoffsetmillis startoffsetmillis startmillis beginms startms offsetmillis offsetmilliseconds starttimems startoffsetms offsetms
    timestampms offsetinticks starttime begintime startat start begin startseconds startsec startsecs starttimestamp starttimestampusec
    timestamp datetime sentat createdat createtime sendtime messagetime entrytime senttime createddate datecreated created sent received receivedat
    serverreceivedtimestamp clienttimestamp messagetimestamp eventtime
    time ts offset startoffset timeoffset seconds date posted when clock
    zeit zeitstempel uhrzeit beginn heure horodatage début hora inicio fecha tijd
""".split()  # fmt: skip

END = """
    endoffsetmillis endmillis endms endtimems endoffsetms endtime endat end endseconds endsec endsecs stop stoptime endoffset finish
""".split()  # fmt: skip

DURATION = (
    "durationmillis durationms durationmilliseconds durationseconds durationsec duration length".split()
)

DATE = "date day messagedate".split()
CLOCK = "time clock timeofday messagetime hour".split()
"""Two columns that say a moment together."""

CONVERSATION = """
    conversationid callid contactid chatid ticketid caseid sessionid interactionid dialogueid dialogid threadid transcriptid recordingid
    engagementid chatkey contactreference convid convoid conversation dialogue dialog session call ticket case thread conversationkey
    conversationidentifier documentid fileid filename
""".split()  # fmt: skip

ORDER = """
    turn turnid turnnumber turnindex turnno index idx sequence sequencenumber sequenceid seq seqno order ordinal lineno linenumber no number
    messageindex messageno position phraseindex sentenceindex utteranceindex segmentindex rank step
""".split()  # fmt: skip

MEDIA = frozenset(
    """
    phone voice call telephone chat livechat webchat web email mail letter sms text social video inperson whatsapp messenger
    facebook instagram twitter x telegram signal viber line wechat app webform form ticket
    """.split()
)
"""What a column `channel` says of a conversation. In other tables it says who speaks: `0`, `left`, `ch_1`."""

CHANNEL = "channel medium mediatype channeltype media contactchannel messagechannel".split()

CONFIDENCE = "confidence avgconfidence averageconfidence meanconfidence confidencescore asrconfidence".split()

PRIVATE = "private isprivate internal isinternal internalnote privatenote isnote note".split()
PUBLIC = "public ispublic customervisible".split()
KIND = "type entrytype eventtype kind visibility messagetype itemtype recordtype parttype".split()

IDS = "speakerid participantid authorid senderid userid agentid agent customerid email authoremail senderemail actorid".split()
"""By which a caller may name a speaker, too."""

START_OF_CONVERSATION = "conversationstart conversationstartedat startedat callstart callstarttime conversationstarttime chatstart contactstart".split()

PRIVATE_KINDS = {"note", "privatenote", "internalnote", "private", "whisper", "internalcomment"}
PRIVATE_AUDIENCES = {"internal", "agent", "agents"}
"""What `visibility` says of a note. In a column of kinds the same words say who speaks."""
SYSTEM_KINDS = {
    "event", "system", "systemmessage", "activity", "notification", "participantchanged", "routingresult", "sessionstatuschanged",
    "routingworkresult", "memberjoin", "memberleave", "joined", "left", "status", "info", "delivery", "typing",
}  # fmt: skip
