using System.Reflection;
using System.Xml.Linq;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Storage.Tables;

namespace ReferralBot.Tests.Conventions;

/// <summary>References run Bot, Dialogs, Storage and never back; what is below knows no channel, no web and no clock.</summary>
public sealed class ReferenceTests
{
    private static readonly Assembly Dialogs = typeof(Turn).Assembly;
    private static readonly Assembly Storage = typeof(ITableStore).Assembly;

    [Theory]
    [InlineData("src/Storage/Storage.csproj", new string[0])]
    [InlineData("src/Dialogs/Dialogs.csproj", new[] { "Storage" })]
    [InlineData("src/Bot/Bot.csproj", new[] { "Dialogs" })]
    public void AProjectRefersToTheOneBelow(string project, string[] expected) =>
        Assert.Equal(
            expected,
            XDocument.Parse(Repository.Read(project)).Descendants("ProjectReference").Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/'))));

    [Fact]
    public void StorageRefersToNothingAbove() => Assert.DoesNotContain(NamesIn(Storage), name => name.StartsWith("ReferralBot.", StringComparison.Ordinal));

    [Fact]
    public void DialogsKnowNoWeb() =>
        Assert.DoesNotContain(
            NamesIn(Dialogs),
            name => name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal) || name.StartsWith("System.Net", StringComparison.Ordinal) || name == "ReferralBot.Bot");

    [Fact]
    public void DialogsAreGivenTheTime() =>
        Assert.DoesNotContain(Repository.SourcesIn("src/Dialogs"), file => Repository.Read(file).Contains("TimeProvider.System", StringComparison.Ordinal));

    private static IEnumerable<string> NamesIn(Assembly assembly) => assembly.GetReferencedAssemblies().Select(reference => reference.Name!);
}
