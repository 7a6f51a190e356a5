using ReferralBot.Dialogs.Understanding.Recognizers;

namespace ReferralBot.Tests.Dialogs.Understanding.Recognizers;

public sealed class AddressRecognizerTests
{
    [Theory]
    [InlineData("write to nina.alvarez+crm@copper-state.co.uk.", "nina.alvarez+crm@copper-state.co.uk")]
    [InlineData("Hector Luna <hector@maribel.com>, cc tom@granite.io", "hector@maribel.com tom@granite.io")]
    [InlineData("<mailto:sam@whitaker.com|sam>", "sam@whitaker.com")]
    [InlineData("sam@localhost, @sam, sam@", "")]
    [InlineData("a..b@mail.com and .c@mail.com", "")]
    public void Reads_e_mail_addresses(string text, string expected) =>
        Assert.Equal(expected, string.Join(" ", EmailRecognizer.Recognize(text).Select(result => result.Resolution)));

    [Theory]
    [InlineData("see https://granite.io/a?b=1#c.", "https://granite.io/a?b=1#c")]
    [InlineData("(www.maribel.com) or copper-state.co.uk/team", "www.maribel.com copper-state.co.uk/team")]
    [InlineData("http://localhost:8080 and http://10.0.0.1/x", "http://localhost:8080 http://10.0.0.1/x")]
    [InlineData("mail sam@whitaker.com, see notes.txt, v2.0, ok.So", "")]
    public void Reads_web_addresses(string text, string expected) =>
        Assert.Equal(expected, string.Join(" ", UrlRecognizer.Recognize(text).Select(result => result.Resolution)));

    [Theory]
    [InlineData("415-555-0142", "4155550142")]
    [InlineData("(415) 555-0142 ext. 9", "4155550142 x9")]
    [InlineData("415.555.0142x23, thanks", "4155550142 x23")]
    [InlineData("+44 (0)20 7946 0958", "+4402079460958")]
    [InlineData("020 7946 0958 or 07700 900123", "02079460958 07700900123")]
    [InlineData("+49 30 901820", "+4930901820")]
    [InlineData("1-800-555-0142", "18005550142")]
    [InlineData("ring 4155550142.", "4155550142")]
    [InlineData("3/20/2026 and 2026-01-05", "")]
    [InlineData("ABC-2026-1187, #4155550142, $4155550142", "")]
    [InlineData("10.0.0.1 or 3.14159265358", "")]
    [InlineData("account 12345678", "")]
    public void Reads_phone_numbers(string text, string expected) =>
        Assert.Equal(expected, string.Join(" ", PhoneRecognizer.Recognize(text).Select(result =>
            result.Resolution.Extension is { } extension ? $"{result.Resolution.Digits} x{extension}" : result.Resolution.Digits)));
}
