using Xunit.Abstractions;
using Xunit.Sdk;

namespace ReferralBot.Tests.EndToEnd;

/// <summary>On a class: its inherited <see cref="ContractFactAttribute"/>s are skipped, with the reason, where Node is not installed.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NeedsNodeAttribute : Attribute;

/// <summary>A test of a contract, which a class for each kind of thing inherits.</summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer("ReferralBot.Tests.EndToEnd.ContractFactDiscoverer", "ReferralBot.Tests")]
public sealed class ContractFactAttribute : FactAttribute;

/// <summary>A test of a contract with data.</summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer("ReferralBot.Tests.EndToEnd.ContractTheoryDiscoverer", "ReferralBot.Tests")]
public sealed class ContractTheoryAttribute : TheoryAttribute;

internal sealed class ContractFactDiscoverer(IMessageSink messages) : FactDiscoverer(messages)
{
    public override IEnumerable<IXunitTestCase> Discover(ITestFrameworkDiscoveryOptions options, ITestMethod method, IAttributeInfo attribute) =>
        SkippedTestCase.IfNodeIsMissing(DiagnosticMessageSink, options, method) ?? base.Discover(options, method, attribute);
}

internal sealed class ContractTheoryDiscoverer(IMessageSink messages) : TheoryDiscoverer(messages)
{
    public override IEnumerable<IXunitTestCase> Discover(ITestFrameworkDiscoveryOptions options, ITestMethod method, IAttributeInfo attribute) =>
        SkippedTestCase.IfNodeIsMissing(DiagnosticMessageSink, options, method) ?? base.Discover(options, method, attribute);
}

/// <summary>A test that does not run, and says why.</summary>
public sealed class SkippedTestCase : XunitTestCase
{
    [Obsolete("Called by the runner, which then fills it.")]
    public SkippedTestCase()
    {
    }

    private SkippedTestCase(IMessageSink messages, ITestFrameworkDiscoveryOptions options, ITestMethod method)
        : base(messages, options.MethodDisplayOrDefault(), options.MethodDisplayOptionsOrDefault(), method)
    {
    }

    internal static IXunitTestCase[]? IfNodeIsMissing(IMessageSink messages, ITestFrameworkDiscoveryOptions options, ITestMethod method) =>
        NodePackages.WhyMissing is not null && method.TestClass.Class.GetCustomAttributes(typeof(NeedsNodeAttribute)).Any()
            ? [new SkippedTestCase(messages, options, method)]
            : null;

    protected override string? GetSkipReason(IAttributeInfo factAttribute) => NodePackages.WhyMissing;
}
