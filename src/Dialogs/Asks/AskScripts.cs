using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Asks;

/// <summary>The bot's own words to ask with, three for each stage. Drafts for a person to copy: nothing is sent to a customer.</summary>
internal static class AskScripts
{
    /// <summary>The words for a stage; for none in particular those for a good relationship.</summary>
    public static IReadOnlyList<string> Of(Moment? stage) => stage switch
    {
        Moment.Discovery =>
        [
            "{name}, thank you for your time today. If we deliver what we talked about, would you be open to introducing us to one or two people? I'm thinking of {ideal}[ who struggle with {need}]. No need to answer now.",
            "{name}, I learned a lot from you today[, {felt} above all]. When our clients are happy, they introduce us to {ideal}. If we earn that with you, may I ask you then?",
            "{name}, thanks for being so open with me. Once you have seen results from us, I'd like to ask you for one introduction, to somebody among {ideal}. Does that sound fair?",
        ],
        Moment.Proposal =>
        [
            "{name}, a promise that goes with the proposal: if you choose us, we sit down every quarter and look at what works. If we keep that promise, may I ask you then who else we should meet among {ideal}?",
            "{name}, one thing the proposal doesn't say: we review every account each quarter, so you always know who looks after you. When that goes well, I'd ask you to introduce us to {ideal}[ with {need}]. Is that all right with you?",
            "{name}, we will meet every quarter, whatever happens, to see that you get what you paid for. If you do, would you share that with one or two others, say {ideal}?",
        ],
        Moment.Signed =>
        [
            "{name}, thank you for your business and your trust. Most of our work comes from introductions. Who comes to mind among {ideal}[ dealing with {need}]? Anybody you introduce gets the same care and courtesy as you.",
            "{name}, I'm glad that we do this together. Before we start: which {ideal} would you like to see helped the same way? An e-mail to the two of us is all it takes.",
            "{name}, thank you for choosing us. Clients like you are how we grow, and we look for {ideal}[ with {need}]. Is there one you would introduce me to? I'll treat them as well as I treat you.",
        ],
        Moment.Installed =>
        [
            "{name}, I'm glad the start went smoothly[, and that {felt} helps]. Most of our work comes through people like you. Who do you know among {ideal}[ fighting {need}]? If you introduce us, I'll treat them as well as we treated you.",
            "{name}, thank you for the good work together on the installation. The bulk of our business is referrals, so may I ask: which {ideal} should we talk to next? They'll be treated with care, courtesy and respect.",
            "{name}, now that it runs[ and {felt} is behind you]: we'd like to do the same for {ideal}[ with {need}]. Who comes to mind first, and would you put us in touch?",
        ],
        Moment.ThankedUs =>
        [
            "{name}, that's good to hear[, {felt} was worth the work]. May I ask you something? We help {ideal}[ with {need}] in the same way. Who comes to mind, and would you introduce us?",
            "{name}, thank you for saying so. It makes me think of others who could use it: {ideal}[ facing {need}]. Which one would you call first if you were me? A short introduction from you would open the door.",
            "{name}, I'm glad it helped[, {felt} in particular]. Most people we work with came through somebody who said just that. Is there one person among {ideal} you'd introduce me to?",
        ],
        Moment.Result =>
        [
            "{name}, what a result[: {felt}]. You did the hard part. Who else among {ideal}[ with {need}] would want that? I'd be grateful for an introduction, and I'll look after them as I did you.",
            "{name}, I keep thinking of what you told me[: {felt}]. We could do that for {ideal}. Which one should hear it from you first, in a two-line e-mail to us both?",
            "{name}, results like yours are why people introduce us. We look for {ideal}[ who still live with {need}]. Who comes to mind first?",
        ],
        Moment.Review =>
        [
            "{name}, thank you for the frank review today. You know by now how we work. Who do you know among {ideal}[ with {need}] who deserves the same attention? Would you introduce us?",
            "{name}, I promised you a review each quarter, and I'm glad this one went well[, {felt} above all]. May I ask for one introduction, to somebody among {ideal}?",
            "{name}, thanks for going through it all with me. If a friend among {ideal} asked you who looks after you, would you mention us? And is there one I could meet now?",
        ],
        Moment.Renewed =>
        [
            "{name}, thank you for staying with us. It says more than any brochure. Who among {ideal}[ dealing with {need}] would you like to have the same? An introduction from you means a lot.",
            "{name}, another year together: thank you. We grow through clients who stay, so may I ask which {ideal} we should meet this year, and whether you'd introduce us?",
            "{name}, I'm proud that you renewed[, and that {felt} played a part]. We look for {ideal}. Who comes to mind?",
        ],
        Moment.Lost =>
        [
            "{name}, thank you for telling me straight. You got to know us well, even if the fit wasn't right this time. Is there somebody among {ideal}[ with {need}] for whom it might be? If so, would you introduce us?",
            "{name}, no hard feelings: you made a careful choice. If somebody among {ideal} comes to your mind for whom we'd be the better fit, I'd be glad of an introduction.",
            "{name}, thank you for the time you gave us. I'd still like to be useful to you. And should you know {ideal}[ who face {need}], would you mention us to one of them?",
        ],
        null =>
        [
            "{name}, I enjoy working with you[, and {felt} showed me why]. Most of our clients come through people like you. Who do you know among {ideal}[ dealing with {need}]? Would you introduce us?",
            "{name}, may I ask you something? We are looking for {ideal}[ with {need}]. Which one would you call first if you were me, and would you put us in touch?",
            "{name}, you know how we work. Is there one person among {ideal} you'd be glad to see in the same hands? A short e-mail to the two of us is all it takes.",
        ],
    };
}
