using ReferralBot.Dialogs.Understanding.Slots;

namespace ReferralBot.Dialogs.Understanding.Grammar.Intents;

/// <summary>Help.</summary>
internal sealed class HelpGrammar : IntentGrammar
{
    public HelpGrammar()
        : base(Intent.Help)
    {
        Command("""
            ^ help [me] $
            ^ help
            help <us> with|on {topic}
            help <us> understand|use|to {topic}
            ^ help with|on|about|for {topic}
            need|want [some] help with|on|about {topic}
            i|we|i'd|we'd need|want|could|would|'d|like [use|like|want|do] [with] [some|bit] [of] help with|on|about {topic}
            ^ ?
            i need|want help
            need [some] help
            can|could you help
            what can|do you do
            what can i|we do|say|ask|type
            what are|is you [for]
            how does|do this|it|you work
            how do i|you|we use [this|you|it]
            how do|can|does i|we|you log|add|set|change|delete|edit|undo|export|snooze|pause|see|show|assign|record|schedule|use|make|mark|update|get {topic}
            how do|can|does {topic} work
            explain {topic}
            what commands
            commands|instructions|manual|tutorial
            ^ options|menu|faq
            show commands|help|options
            how to log|add|set|change|delete|edit|undo|export|snooze|pause|see|show|assign|record|schedule|use|make|mark|update|get {topic}
            getting started
            what do you do
            who are you
            ^ are you a bot|robot|human|person|machine|ai|real
            ^ what is|'s this $
            ^ what's this $
            tell me what you can do
            what do i do
            i'm lost|stuck|confused
            ^ help {topic}
            """);
    }

    public override Frame? Read(SlotReader slots) =>
        slots.Main is { Literals: 1, Pattern.Tail: Slot.Topic } && slots.Said.IsLong() ? null : new() { Intent = Intent.Help, Topic = slots.Texts.LastNoun(Slot.Topic) };
}
