using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Understanding.Grammar;

/// <summary>The values that several intents share, and how each is said. Where two are said, the first declared counts.</summary>
internal static class Concepts
{
    /// <summary>What people say before the thing itself; it belongs to no name.</summary>
    public static readonly Concept<bool> LeadIn = new Concept<bool>()
        .Means(true, """
            <log>|log|remember|logging|mention|report|confirm|say that; let you know [that]; letting you know [that]; to say [that]; to report [that]
            to let you know; <log> the following; i want|wanted|need|like|'d to log|record|note|report|add|say
            i'd like to log|record|note|report|add|say [that]; pleased|happy|delighted|glad to report|say [that]; turns out [that]
            can|could|would|will you [please|kindly|also] log|record|note|add|register|capture|put|save [down] [that]
            good|great|big|exciting|bad|sad news; heads up [that]; quick update|note|one; just heard [that|from]
            can|could you log|record|note|add|put [down] [that]; be|am advised that; please note [that]; for the record
            regret|sorry|sad|afraid|glad|happy|pleased|delighted|thrilled|proud|excited|honoured|honored|able|writing|like|want|wanted to tell|inform|say|report|announce|advise|share|confirm|notify|update [you|everyone|all|us] [that]
            thought|think|reckon|figured you|everyone|someone would|might|may|'d|should|will like|love|want|wish to know|hear [that]; thought you should|ought [to] know [that]
            might|may|will|would be interested|glad|pleased|happy|delighted|sad|sorry to know|hear|learn [that]; you may|might|will like to know [that]; you should|ought [to] know [that]; worth knowing|noting|recording|mentioning that
            can|may|must report|say|confirm|tell you [that]; can confirm [that]; pleasure|honour to report|say|tell|announce|inform [you] [that]
            had|took|have|got|with the|a pleasure|chance|opportunity|privilege|honour|honor of|to
            """);

    /// <summary>How a prospect was introduced.</summary>
    public static readonly Concept<Introduction> Introduction = new Concept<Introduction>()
        .Means(Storage.Rows.Introduction.Promised, """
            will|she'll|he'll|they'll|would|she'd|he'd|they'd introduce|intro|connect|refer
            promised [me|us] [to] [an|do|make] introduction|intro|introduce|connect|refer; promised introduction|intro; going to introduce|intro|connect
            will|going|gonna be introducing|connecting|referring; offered to introduce|intro|connect|refer|make; introduction|intro promised|coming|pending|to follow|to come
            says|said <she> will introduce|intro|connect; says|said she'll|he'll|they'll introduce|intro|connect
            agreed to introduce|intro|connect|make|do; introduction|intro [is|still] to come|follow
            will make|do|send|arrange intro|introduction|introductions; is arranging introduction|intro
            intro|introduction : promised|pending; making introduction|intro tomorrow|soon|later|next; has promised
            """)
        .Means(Storage.Rows.Introduction.NameOnly, """
            just|only name; name [and|&|+|plus] number|phone|email only|alone; name only; name-only; nothing more|but|else [than|but] name; nothing else|more
            no intro|introduction; without intro|introduction|introducing; just|only number; just|only [gave] [me|us] name|number|contact
            nothing more than name; not introduced; only name; gave <us> name|number only|alone; no actual|proper|real|formal intro|introduction
            cold name; bare name; two|three|four|couple|few names; got|gave .. names; no more than name; no warm intro|introduction; didn't|did not introduce|intro
            didn't|did not make|give|do intro|introduction; nameonly; hasn't|has not introduced; name and number
            """)
        .Means(Storage.Rows.Introduction.Email, """
            by|via|over|through|on|in|with email|e-mail|mail|emails; email|e-mail intro|introduction; intro|introduction|introduced email|e-mail
            emailed [<us>] [#date] to introduce|intro|connect|refer; <sent> email|e-mail [to] introducing|connecting|introduce|connect
            intro|introduction [was] by email|e-mail; copied|cc'd|ccd|cc'ed|looped <us> [in]; emailed [me|us] introduction|intro; emailed us both
            <referred> .. by|via|over email|e-mail; email thread; intro : email|e-mail; introduction : email|e-mail; an email to both
            emailed introduction|intro; in an email|e-mail; emailed introducing; emailed both
            """)
        .Means(Storage.Rows.Introduction.Call, """
            by|via|over|through|on|during|in phone|call|telephone|zoom|blower
            on|in|by|via|over|during conference|three-way|3-way|video|zoom|teams|phone|joint|group call; phone|call intro|introduction
            <called> [<us>] [#date] to introduce|intro|connect|refer; <called> <us> to introduce|intro; on|over a call
            intro|introduction : call|phone|zoom; three-way call; 3-way call; 3|three way call; conference call; intro|introduction call; rang to introduce
            phoned to introduce; over the phone; by phone; <called> us both|together; <called> both; joint call; intro by phone|call
            """)
        .Means(Storage.Rows.Introduction.Chat, """
            by|via|over|through|on|in text|chat|message|sms|whatsapp|linkedin|slack|dm|teams|imessage|signal|messenger|telegram|wechat|facebook|instagram|fb|linked-in
            texted|messaged|whatsapped|pinged [<us>] [on|via] [linkedin|whatsapp] [#date] to introduce|intro|connect|refer; linkedin|whatsapp|text|chat|slack|dm intro|introduction|message
            <sent> text|message|dm [to] introducing|connecting|introduce; group text|chat|message; texted <us> .. introduce|intro|introducing|number
            intro|introduction : chat|text|linkedin|whatsapp|slack|dm|message
            on|over|by|via teams|slack|group|linkedin|whatsapp|text chat|message|messages|messenger|thread|group; messaged <us> .. introduce
            texted introduction|intro; texted introducing; dm'd .. introduce|intro|introducing; texted <us> both; linked us on linkedin
            """)
        .Means(Storage.Rows.Introduction.Meeting, """
            in person; in-person; face to face; face-to-face
            at|over|during lunch|coffee|dinner|breakfast|drinks|golf|conference|expo|event|mixer|party|barbecue|bbq|wedding|gala|meeting|reception|networking|trade|church|gym|meetup|seminar|launch|awards|brunch|game|match
            coffee|lunch|breakfast|dinner meeting; in|at|during|by [joint|face-to-face] meeting; meeting intro|introduction; intro|introduction : meeting|lunch|coffee
            at the {any} conference|show|expo|event|mixer|fair|breakfast|dinner|lunch|gala|summit|reception|meeting|awards|meetup|seminar
            brought .. along|over|by; introduced .. personally; over a coffee|pint|beer|lunch|drink; walked .. over; at golf; on the golf course
            personally introduced; took us [both|out] to lunch|coffee|dinner
            """)
        .Means(Storage.Rows.Introduction.NameOnly, """
            passed|sent|shared|forwarded on|along|over .. number|contact|details|digits
            gave|given|sent|passed|shared|texted|slipped|handed|forwarded <us> .. number|name|contact|details|digits|info
            """);

    /// <summary>How far a referral has come.</summary>
    public static readonly Concept<Stage> Stage = new Concept<Stage>()
        .Means(Storage.Rows.Stage.Reopened, """
            back to open|active|live; reopened|reopen|re-open|re-opened|reopening; back open; open again; back on; alive again; back from the dead; opened up again; opened again
            back in play; open up again; open .. again; resurrect|resurrected|revived|revive
            """)
        .Means(Storage.Rows.Stage.Won, """
            over|across line
            won; closed won; closed-won; win; closed; landed; bagged; deal done; done deal; got .. deal|business|account|job|order|contract; clinched; sealed
            became|becomes a client|customer; client|customer now; now|officially .. client|customer; a paying client|customer; converted; signed order|po; purchase order; in the bag; a win; accepted [our|the|my] proposal|offer|quote|bid; closing
            """)
        .Means(Storage.Rows.Stage.Lost, """
            lost; closed lost; closed-lost; loss; ghosted|blanked; went|gone with; chose|picked|selected; went elsewhere|cold|nowhere|south; fell through; dead
            signed [up] elsewhere; signed [up] with|for somebody|someone|rival|competitor|competition|vendor|supplier|provider
            not|isn't|aren't|won't [be] going|moving|proceeding ahead|forward|further; won't|not be proceeding; decided|deciding against|not
            died; no longer interested|going|looking; off the table; chose|picked .. instead; stayed with; dropped out; is|are|now cold; gone cold|dead|elsewhere
            fallen through; went away; no go|longer; lose
            """)
        .Means(Storage.Rows.Stage.Declined, """
            it's|its|was|is|a a no; a no from
            thanks but no; declined; not interested; wasn't interested; isn't interested; not want to talk|meet|speak|proceed
            doesn't|didn't|does|did not want to talk|meet|speak; said no; turned us|me down; turned down; no thanks
            passed on the|offer|opportunity|it|us|this|meeting|deal; isn't|wasn't keen; not keen; declines; decline; rejected
            doesn't|didn't want to talk|meet|speak
            """)
        .Means(Storage.Rows.Stage.Proposal, """
            proposal; proposals; quote; quoted; proposed; estimate sent|out|submitted; bid sent|submitted; quotation; tender submitted; sow sent
            """)
        .Means(Storage.Rows.Stage.Meeting, """
            meeting; meetings; met; demo; appointment; first meeting; call booked|scheduled|set|arranged; meet; mtg
            lunch|coffee booked|scheduled|arranged|set; discovery call booked|scheduled|set; site visit|survey booked|scheduled|arranged|set
            """)
        .Means(Storage.Rows.Stage.Contacted, """
            contacted; contact made; made contact; reached out; reached; first call done|made; spoke|spoken|talked; got in touch; in touch
            first|initial|intro|introductory|opening call|chat|conversation|email
            left a|voicemail|vm; left .. voicemail|vm|message|voicemails|messages|vms; contact; been in contact; called; emailed; initial contact; touched base
            """)
        .Means(Storage.Rows.Stage.Introduced, """
            introduced
            """)
        .Means(Storage.Rows.Stage.Won, """
            said|says|saying yes; green light; go-ahead|nod; go ahead; thumbs up; verbal yes|commitment; on board; signed up
            """);

    /// <summary>The way a contact was touched or thanked.</summary>
    public static readonly Concept<TouchMethod> Method = new Concept<TouchMethod>()
        .Means(TouchMethod.Review, """
            account|business|quarterly|annual|qbr review; qbr|qbrs; review meeting|call; reviewed account; review of .. account|business
            annual|yearly|quarterly|six-month|half-year|mid-year review; account review
            """)
        .Means(TouchMethod.ReportCard, """
            report card|cards; report-card; scorecard; score card; questionnaire; satisfaction survey
            """)
        .Means(TouchMethod.Note, """
            handwritten|hand-written|written|written thank-you note|card|letter|notes|cards; <thanks> [you] note|card|letter|notes|cards
            note|card|letter|postcard; hand-wrote|handwrote; in writing; wrote|written to
            """)
        .Means(TouchMethod.Gift, """
            sweets|treats|toffees; box of
            gift|gifts|present|hamper|flowers|bouquet|chocolates|wine|whisky|whiskey|bottle|champagne|tickets|basket|cookies|cake|voucher|cupcakes|donuts|doughnuts|swag|mug|book|candy|orchid|vouchers|brownies|beer|bourbon|muffins|biscuits|succulent|gift-card
            gift card|basket|voucher; potted|house plant; fruit basket; <sent>|gave|delivered .. plant
            """)
        .Means(TouchMethod.Meal, """
            lunch|coffee|dinner|breakfast|brunch|drinks|beers|pint|meal|tea|drink|supper|lunched|dined; took .. out; a bite
            bought .. beer|drink|pint|coffee
            """)
        .Means(TouchMethod.Content, """
            article|newsletter|white-paper|whitepaper|blog|podcast|webinar|case-study|ebook|e-book|link|articles|paper|guide|study|video|infographic|magazine|post|research|report|brochure|pdf
            white paper; case study; blog post
            """)
        .Means(TouchMethod.Event, """
            event|conference|expo|seminar|gala|mixer|reception|trade|open-house|webinar|workshop|game|golf|golfed|party|match|exhibition|concert|breakfast-briefing|golfing|fair|summit|awards|convention|festival|race|races|tournament
            open house; trade show|fair; round of golf; ball game; user group
            cricket|football|rugby|soccer|baseball|basketball|hockey|tennis|opera|theatre|theater|show|regatta|derby|marathon|gala|ballgame
            """)
        .Means(TouchMethod.Visit, """
            visit|visited|visiting|drop-in; dropped|popped|stopped|swung|called|went|came in|on|by|round|over [to] [see|at]; site visit; walked in
            stopped by; dropped by; went to see; on site; onsite; toured; drove out
            """)
        .Means(TouchMethod.Call, """
            chat|natter|word|catch-up|catchup|conversation .. on|by|over phone|telephone|zoom
            """)
        .Means(TouchMethod.Email, """
            email|emailed|e-mail|e-mailed|mail|emails|mailed|emailing|e-mailing
            """)
        .Means(TouchMethod.Chat, """
            text|texted|message|messaged|linkedin|chat|dm|dm'd|dmed|whatsapp|slack|sms|texts|pinged|whatsapped|texting|messaging|teams|im|linkedin'd|chatted|imessage|wechat|signal|messages|linked-in|commented
            """)
        .Means(TouchMethod.Call, """
            call|called|phone|phoned|rang|rung|telephoned|calls|calling|zoom|telephone|ring|voicemail|facetime|dialled|dialed|zoomed|facetimed|spoke|talked|vm
            on the phone; spoke with|to; video call; caught up
            """)
        .Means(TouchMethod.InPerson, """
            in person|in-person; face to face; face-to-face; personally; met|meeting|met with; saw; ran|bumped into; shook hands; told .. face
            """);

    /// <summary>A moment at which somebody has felt value.</summary>
    public static readonly Concept<Moment> Moment = new Concept<Moment>()
        .Means(Storage.Rows.Moment.Result, """
            say|says|said|tell|told|tells|report|reports|reported|mentioned .. <result>|down|up
            good|great|excellent|strong|fantastic|super result|results|outcome
            """)
        .Means(Storage.Rows.Moment.ThankedUs, """
            thanked|thanks|thank|thanking us|me|our; said|says|say <thanks>; grateful|thankful|appreciated|appreciates|appreciative|appreciate
            thanked the|our team; sent us|me thank-you|thanks|note|flowers; <thanks> [you] [note|card|email|e-mail|letter|message|text|gift|call|flowers|basket] [came|arrived|just] [in] from; <thanks> .. to us|me; thanking; thanked; thank-you
            wrote to thank
            """)
        .Means(Storage.Rows.Moment.Renewed, """
            renewed|renews|renewal|renewing|re-signed|resigned|extended|renew|re-upped|reupped; signed renewal|extension; signed on|up again|for another
            signed for another; another year
            """)
        .Means(Storage.Rows.Moment.Installed, """
            installed|install|installing|implementing|deploying|installation|implemented|implementation|deployed|deployment|onboarded|launched|commissioned|fitted|go-live|golive|rollout|rolled|handover|commissioning|onboarding
            went|gone|go|is|are|now live; up and running; live; rolled out; in place; handed over; installs
            """)
        .Means(Storage.Rows.Moment.Lost, """
            lost|lose|losing|loss
            """)
        .Means(Storage.Rows.Moment.Signed, """
            signed|signs|signing|inked; signed contract; contract signed; signature
            """)
        .Means(Storage.Rows.Moment.Discovery, """
            discovery; discovery call|meeting|session|chat|workshop; needs analysis; first conversation|meeting
            """)
        .Means(Storage.Rows.Moment.Proposal, """
            proposal|proposals|pitched|pitch|quote|quoted; presented proposal|solution; presented
            """)
        .Means(Storage.Rows.Moment.Review, """
            review|qbr|reviewed|reviews; account review
            """)
        .Means(Storage.Rows.Moment.Result, """
            <result>; paid for itself; paid off; in half; by #number; working great|well|brilliantly|perfectly; went down|up
            success|successful|win|pleased|happy|thrilled|delighted; loves|loving our; loves|loving the|new [new] software|product|system|service|tool|platform|app|solution|work|results|setup
            """);

    /// <summary>What came of asking for a referral.</summary>
    public static readonly Concept<AskOutcome> Outcome = new Concept<AskOutcome>()
        .Means(AskOutcome.Declined, """
            flat|polite|firm|hard|clear|straight|definite no; no luck|joy|dice; got|was a no; got no; got nowhere; drew a blank
            """)
        .Means(AskOutcome.Later, """
            will|would|she'd|he'd|they'd|she'll|he'll|they'll think|consider|mull|ponder; let <us> know; later; not now; not yet; not right now; ask again|me|us|back .. later|again|in|next|after; ask again; try again; come|check|circle back
            nothing|nobody|none [comes|springs] [to] [mind] yet|now|today|right|at [now|the|moment]; after|until|till #date
            another time; too soon|busy|early; too early; maybe later; maybe|perhaps|possibly in|after|next|around|once|when|by|#date; give .. time|month|week
            not at the moment; hold off; revisit; bad time; wait; in the new year; ask|try .. again
            """)
        .Means(AskOutcome.Promised, """
            got [his|her|their|a] promise; made|gave [<us>] promise; promised; will introduce|intro|connect|refer|send|make|email|ask|put
            she'll|he'll|they'll introduce|intro|connect|refer|send|make|email|ask|put|do|see; will do|see|have; agreed; said yes
            promises; going to introduce|intro|connect|send|make|refer
            said sure|ok|okay|absolutely|definitely|she'd|he'd|they'd|she'll|he'll|they'll|will; offered to
            would introduce|intro|refer|send|make|do|connect|put; has someone|somebody in mind; no problem; of course; on it; up for it
            said he|she|they will|would; keen to help; is on board; said she would
            """)
        .Means(AskOutcome.Referred, """
            referred; came through; introduced <us>; gave <us> {any}; gave|made|sent .. intro|introduction|introductions|referral|name|names|referrals
            got a|one|two|three|referral|intro|name|names; connected <us>; gave; put me in touch; referred me; came back with; came up with
            """)
        .Means(AskOutcome.Promised, """
            happy|glad|willing to
            """)
        .Means(AskOutcome.Later, """
            next month|quarter|year|time; after the|her|his|their; in a few|couple; once; when the|things
            think|thinking about|on|over [it|that|who]; have|needs a think; sleep on it; get|come back to <us>; let <us> know; mull; consider|considering it
            """)
        .Means(AskOutcome.Declined, """
            prefers|preferred|prefer not
            declined; said no; no; refused; nope; won't|wouldn't|can't|cannot|couldn't; rather|prefer not; not comfortable; uncomfortable
            turned <us> down; passed; doesn't|does|didn't|did not|don't want|like|feel|give|make|do|have|know; not able|allowed|willing|keen|interested
            wasn't|isn't comfortable|keen|willing|able|interested|up; nobody|no-one|nothing|none; doesn't want|like|feel|give|make|do|have|know
            didn't want|like|feel; would rather|prefer not; against policy; company policy
            """);

    /// <summary>Which referrals to list.</summary>
    public static readonly Concept<string> Filter = new Concept<string>()
        .Means("needThanks", """
            <thanked>|<thanks>; unthanked|thankyous; not|never|haven't|hasn't|yet|still|forgot|forgotten .. <thanked>|<thanks>; un-thanked; say thanks
            """)
        .Means("hot", """
            hot; hottest
            """)
        .Means("call", """
            call list; call-list; calls list; to call; should i|we call; calling list; i|we ring|call|phone; call today|next|first|this
            """)
        .Means("overdue", """
            overdue; late; past due; behind; not|hasn't|haven't|isn't|aren't|didn't [been] followed|follow [up|through]; need following up
            slipping|slipped; past their|its due; missed
            """)
        .Means("stale", """
            stale; gone quiet|cold|stale|dark; stalled|stuck|dormant|idle|inactive|cold|quiet; no movement|activity|progress|update|touch
            not moved|touched|progressed; haven't|hasn't moved|touched|progressed|been touched|had activity; nothing happened|happening; gathering dust
            going cold|stale; not been touched; untouched; without movement|activity|progress
            """)
        .Means("nameOnly", """
            name only; name-only; names only; nameonly; only name|names; just name|names; no|without [an] intro|introduction|introductions
            not [been] introduced; haven't|hasn't [been] introduced; awaiting|waiting .. intro|introduction
            need|needs|lacking|lack|missing [an] intro|introduction|introductions; name and number only; name alone; without being introduced
            """)
        .Means("new", """
            not|haven't|hasn't|weren't|aren't|never [yet|been|i|we|gotten] contacted|called|contact|reached|touched|spoken; new; uncontacted; untouched
            need|needs to be contacted; not yet contacted; still to contact; haven't i|we|you contacted|called|rung|phoned|reached|emailed|rang; need to contact; awaiting|waiting contact
            to be contacted; no contact; yet to contact|be|call; yet to be contacted; without contact; need contacting; still need contacting
            fresh|newest
            """)
        .Means("given", """
            given|gave|passed|give|outgoing|outbound; i|we|i've|we've made|referred|sent|introduced|passed; passed on|out|along; referred out
            gave|handed out; that .. have made
            """)
        .Means("won", """
            won|closed-won|wins|win|close|successful|converted; closed won; closed; we've won; became clients|customers; turned into business
            """)
        .Means("lost", """
            lost|declined|losses|dead; closed lost; that fell through; lose|losing
            """)
        .Means("open", """
            open|active|pending|outstanding|live|ongoing|current|unresolved|working; in progress; in play; in the works; in flight; in pipeline
            in my|our|the pipeline; pipeline; still going|alive|on; on the go; not [been] closed; haven't closed; not yet closed
            """);

    /// <summary>A figure.</summary>
    public static readonly Concept<string> Metric = new Concept<string>()
        .Means("needThanks", """
            need|needs|needing|owed|owe|awaiting|waiting|outstanding|overdue|missing|without|unthanked|un-thanked .. thanks|thanking|thanked|thank-you|thank|thank-yous
            not|never|haven't|hasn't|yet|still .. thanked|thank; unthanked
            thanks|thank-yous|thankyous .. owed|owe|behind|outstanding|overdue|due|pending|missing|needed; to thank
            thank yous .. owe|owed|owing|due|overdue|outstanding
            owed|owe|owes|owing .. thanks|thank-you|thank-yous|thank; need thanks
            """)
        .Means("thanks", """
            thank-you|thankyou|thanks|thanked|thank-yous|thankyous|thank|thankers|thanker|thanking; thanked within; fastest to thank
            """)
        .Means("conversion", """
            conversion|conversions|convert|converted|converting|converts|converter|converters; conversion|close|closing|win|success|hit rate; win-rate|close-rate; rate
            percent|percentage|proportion|fraction; share of; ratio
            """)
        .Means("revenue", """
            revenue|income|turnover|money|value|worth|dollars|business|cash|pounds|sales|£|earnings|earners|earner|billings
            how much .. worth|brought|made|earned|business|revenue|sold|in|won|generated; how much; biggest deals; brought in; in dollars; most money
            generated
            """)
        .Means("asks", """
            asks|ask|asked|asking|askers|asker; times .. asked|ask; requests
            """)
        .Means("meetings", """
            meetings|meeting|mtgs|met|appointments|demos
            """)
        .Means("lost", """
            lost|losses|losing|lose|loss|declined
            """)
        .Means("won", """
            won|wins|win|closed|deals|landed|closes|close|closers|closer|winners; deals closed|won; new clients|customers|business; closed won; became clients|customers
            """)
        .Means("given", """
            given|gave|giving|passed|handed|passing|gives|giver|givers|outgoing; do|did|does .. give; referred out; given out|away; passed on|out
            """)
        .Means("overdue", """
            overdue|late|behind; hasn't|haven't|not|didn't followed|follow up; past due; follow-ups|followups overdue|late|behind|missed|due; slipped
            """)
        .Means("touches", """
            touches|touch|touched|touching|touchpoints|touch-points; touch points; contacts made; staying in touch; check-ins|checkins
            """)
        .Means("sources", """
            sources|source|referrers|referrer|introducers; best|top referrers|sources|introducers|connectors; who .. refers|referred|sends|sent|introduced|introduces us|me
            referrers|referrer|introducer; sends|sent us|me
            """)
        .Means("contacted", """
            contacted|contact|reached|contacting|called; reached out
            """)
        .Means("received", """
            received|receive|received?|get|got|gotten|landed|logged|receiving|incoming|brought|bring|collected|captured|generated|came|come|have|had|has
            came in; <referrals>; new referrals; referral count|counts|numbers|totals|volume
            """);

    /// <summary>How often.</summary>
    public static readonly Concept<string> Every = new Concept<string>()
        .Means("day", """
            every|each day|weekday|morning|evening|afternoon|workday; daily; a|per|each day; every business|working|single day; weekdays
            """)
        .Means("week", """
            every|each|once|a|per week|monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tue|tues|wed|weds|thu|thur|thurs|fri|sat|sun; weekly
            a|per|each|every|once week; per wk; /wk|/week; mondays|tuesdays|wednesdays|thursdays|fridays|saturdays|sundays; weekly
            """)
        .Means("month", """
            every|each|a|per|once month; monthly; month's|mo; first|last .. of the|every|each month; per mo; month
            """)
        .Means("quarter", """
            every|each|a|per|once quarter; quarterly; quarter; qtr
            """)
        .Means("week", """
            week
            """);

    /// <summary>A part of the ideal customer profile.</summary>
    public static readonly Concept<string> Category = new Concept<string>()
        .Means("industry", """
            industry|industries|sector|sectors|vertical|verticals|trade
            """)
        .Means("geography", """
            geography|geo|geographies|region|regions|territory|location|locations|area|areas|geographic|geographical|country|countries|patch
            where they are
            """)
        .Means("function", """
            function|functions|department|departments|role|roles|unit|buyer|team; business unit|units; job function|role|title|titles; title|titles
            """)
        .Means("size", """
            size|sizes|headcount|employees|turnover; company size|sizes; number of employees|staff; company|firm|business size; head count
            """)
        .Means("person", """
            person|persona|people|character|personality|personas; type|kind of person|people|buyer|contact; type of person; person type
            decision maker|maker's
            """)
        .Means("need", """
            need|needs|situation|situations|pain|pains|problem|problems|trigger|challenge|challenges|triggers|pain-point|pain-points|issue
            pain point|points; situation or need
            """);

    /// <summary>A field of a referral.</summary>
    public static readonly Concept<string> Field = new Concept<string>()
        .Means("due", """
            due|follow-up|followup|deadline; due date; follow up [date]; follow-up date; next step; reminder date; act by
            """)
        .Means("date", """
            date; received date; date received
            """)
        .Means("source", """
            source|referrer|introducer; referred by; introduced by
            """)
        .Means("introduction", """
            introduction|intro; introduced via; intro method|type|medium
            """)
        .Means("company", """
            company|firm|employer|organisation|organization|business|org|co; company name
            """)
        .Means("title", """
            title|role|position|job; job title
            """)
        .Means("email", """
            email|e-mail|mail; email address
            """)
        .Means("phone", """
            phone|telephone|mobile|cell|number|tel; phone number; mobile|cell number
            """)
        .Means("value", """
            value|amount|worth|deal|size|price|budget|revenue; deal size|value|amount; contract value
            """)
        .Means("need", """
            need|needs|requirement|requirements|interest
            """)
        .Means("name", """
            name|spelling|surname; first|last|full name; prospect|prospect's name; prospect; rename
            """);

    /// <summary>A role in the team.</summary>
    public static readonly Concept<Role> Role = new Concept<Role>()
        .Means(Storage.Rows.Role.Manager, """
            manager|managers|mgr|boss|supervisor|lead; sales manager; team lead|leader|manager
            """)
        .Means(Storage.Rows.Role.Marketer, """
            marketer|marketing|marketeer; marketing person|role|rights|access|user; marketers
            """)
        .Means(Storage.Rows.Role.Rep, """
            rep|reps|salesperson|seller; sales rep; regular|normal|ordinary|plain user|member|rep|role; just|only a rep
            """);
}
