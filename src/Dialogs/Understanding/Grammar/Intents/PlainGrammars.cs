using ReferralBot.Dialogs.Understanding.Slots;

namespace ReferralBot.Dialogs.Understanding.Grammar.Intents;

/// <summary>The intents that have no slots.</summary>
internal static class PlainGrammars
{
    /// <summary>Every intent without slots.</summary>
    public static IReadOnlyList<IntentGrammar> All { get; } =
    [
        new PlainGrammar(Intent.Undo)
            .Command("""
                ^ undo $
                undo that|this|it|last|my|previous
                undo [the] [last|previous] change|edit|update|entry|one|thing|step|referral|action
                undo [that|this|it] $
                ^ undo :
                take [that|it|this] back $
                take back last|that|the|my
                revert [that|this|it|the|last|my]
                go back one
                roll [that|it|this] back
                reverse that|this|it|last|the
                scratch|strike that [last] [one|entry|referral|change] $
                scratch|strike|forget last one|entry|change|bit $
                ^ oops [undo|wrong|sorry|my|that|mistake]
                that was a mistake|wrong|error
                cancel last|that|my change|entry|update
                that's|thats wrong|incorrect|not undo|take|revert|right
                change it|that back
                put it|that back
                back out last|that
                """),
        new PlainGrammar(Intent.Resume)
            .Command("""
                resume|unpause|un-pause|unmute|unsnooze|un-snooze|restart|reactivate|re-enable|reinstate|reenable
                start|turn|switch <nudge> [again|back|on]
                start nudging|reminding|pinging
                turn|switch [back] on <nudge>
                <nudge> [back] on|again
                i'm|im|am back
                nudge me again
                begin <nudge> again
                ^ back $
                ^ back from
                ^ back at|in|to office|work|desk|town|action|business|country|saddle|harness|today|now|it
                ^ back today|now|monday
                back from vacation|holiday|leave|pto|holidays|hols
                i'm back
                back at|to work|desk
                enable <nudge>
                un-mute
                bring back <nudge>
                start again
                """),
        new PlainGrammar(Intent.ShowProfile)
            .Command("""
                <show> .. <profile>
                <show> .. ideal customer|client
                what's|whats|what [is|are|does] .. <profile>
                what's|whats|what [is|are|does] .. ideal customer|client|customers|clients
                ^ [my|our|the] <profile> $
                ideal customer|client profile
                who is|are|do|should our|my|we|the ideal|target customer|client|customers|clients|sell|profile
                <profile>
                ideal customer|client
                """),
        new PlainGrammar(Intent.Greeting)
            .Command("""
                ^ hi|hello|hey|hiya|howdy|yo|greetings|morning|heya|sup|evening|afternoon|hullo|g'day|gday|hola [there|bot|all|team|again|everyone|referralbot|everybody|folks|you|mate|buddy] $
                ^ good|gd morning|afternoon|evening|day [to] [there|bot|all|team|everyone|everybody|folks|guys|you] [all|team] $
                ^ how are you|things [today|doing] $
                ^ what's|whats up $
                ^ nice to meet you $
                ^ how's it going $
                ^ you there $
                ^ happy monday|friday|tuesday|wednesday|thursday $
                """),
        new PlainGrammar(Intent.Thanks)
            .Command("""
                ^ <polite>* thanks|thx|ty|cheers|ta|thankyou|thank-you|tysm|thnx|tks|thanx|thankss|appreciated|obliged|nice-one|appreciate <polite>* $
                ^ <polite>* thank you|u|ya|yous <polite>* $
                ^ nice one $
                ^ good bot $
                """),
        new PlainGrammar(Intent.Yes)
            .Command("""
                ^ yes|yep|yeah|yup|y|ok|okay|k|sure|correct|right|absolutely|definitely|indeed|exactly|confirmed|confirm|affirmative|aye|+1|yea|ya|certainly|agreed|kk|okey|alright|roger|yessir|totally|yess|yesss|yeh|fine|perfect|please|great|cool|true|deal|done [please|thing|do|it|that|is|thats|that's|right|correct|sure|fine|works|good|ok|go|for|ahead|thanks|i|did|absolutely|yes|yep|sounds|course] [please|thing|do|it|that|is|right|correct|sure|fine|works|good|ok|go|for|ahead|me|so|great] [please|it|right|correct|ahead|for|me|good|fine] [me|it] $
                ^ sounds|looks|sound|look good|great|right|fine|perfect|ok|okay|correct|like [a|to|me|plan] [me|plan] $
                ^ go ahead|for [it|please] $
                ^ that's|thats|that [is|'s] right|correct|fine|it|good|ok|great|perfect|true|the [one] $
                ^ do it|that|so [please] $
                ^ of course $
                ^ why not $
                ^ works for me $
                ^ by all means $
                ^ please do $
                ^ all good $
                ^ ok|okay|sure|yes|yep|alright|great then|great|good|go|do|perfect|cool|ok $
                ^ you bet $
                ^ spot on $
                ^ i do|did|agree $
                ^ that works $
                ^ go on [then] $
                ^ +1 [+1] $
                ^ it is $
                ^ save|submit [it] $
                ^ for sure $
                ^ no problem $
                ^ good|fine $
                """),
        new PlainGrammar(Intent.No)
            .Command("""
                ^ no|nope|nah|n|negative|naw|-1|nay|incorrect|wrong|nooo|noo|na [thanks|thank|thx|ty|not|cheers|it's|its|ta|no|way|please|need|that|that's|thats|don't|sorry|i'm] [you|thanks|not|really|right|correct|good|don't|do|is|wrong|it|now|isn't|fine|ok] [right|correct|it|that|thanks|do|fine|need|now] $
                ^ no|nope|nah|naw|na leave|skip|drop|forget|scrap it|that|this out|alone|for|now|today* $
                ^ not really|right|correct|quite|yet|at|this|that|interested [time|one|it|all|today|really] $
                ^ absolutely|definitely|certainly|of not|course [not] $
                ^ don't [do] [it|that] $
                ^ that's|thats|that [is|'s] not|wrong|incorrect [right|correct|it|what|i|meant] $
                ^ no way $
                ^ i don't [think] [so] $
                ^ rather not $
                ^ i'd rather not $
                ^ i'm good $
                ^ please don't $
                """),
        new PlainGrammar(Intent.Cancel)
            .Command("""
                ^ <oh>* cancel|abort|quit|exit|stop|nevermind|nvm|forget|abandon|dismiss|discard [that|it|this|please|now|about|request] [it|that|please] $
                ^ <oh>* never mind|mind [it|that|then|about] [it|that] $
                ^ <oh>* forget it|that|about [it|that|this] $
                ^ <oh>* leave|drop it|that $
                ^ <oh>* scrap that|it $
                ^ <oh>* (never mind [that|it] | nevermind | nvm | forget it|that) cancel|stop|forget|scrap|drop|leave [that|it|this] $
                ^ <oh>* cancel|stop|scrap [that|it|this] (never mind | nevermind | nvm | forget it|that) $
                ^ start over $
                ^ don't bother|worry $
                ^ not now thanks $
                """),
    ];

    private sealed class PlainGrammar(Intent intent) : IntentGrammar(intent)
    {
        public override Frame? Read(SlotReader slots) => slots.Main.Literals == 1 && slots.Said.IsJudged() && !slots.Said.Any("nudge", "nudges", "nudging", "digest", "digests", "reminders", "alerts", "notifications", "messages", "pings") ? null : new Frame { Intent = Intent };
    }
}
