using ReferralBot.Storage.AzureTables.Client;

namespace ReferralBot.Tests.Storage.AzureTables;

public sealed class TableConnectionStringTests
{
    [Theory]
    [InlineData("UseDevelopmentStorage=true", "http://127.0.0.1:10002/devstoreaccount1", "devstoreaccount1")]
    [InlineData("DefaultEndpointsProtocol=https;AccountName=acme;AccountKey=a2V5;EndpointSuffix=core.windows.net", "https://acme.table.core.windows.net", "acme")]
    [InlineData("AccountName=acme;AccountKey=a2V5", "https://acme.table.core.windows.net", "acme")]
    [InlineData(" accountname = acme ; ACCOUNTKEY = a2V5== ;;EndpointSuffix=core.chinacloudapi.cn;", "https://acme.table.core.chinacloudapi.cn", "acme")]
    [InlineData("AccountName=acme;AccountKey=a2V5;TableEndpoint=http://127.0.0.1:7000/acme;BlobEndpoint=http://127.0.0.1:7001/acme", "http://127.0.0.1:7000/acme", "acme")]
    public void FindsTheTableService(string text, string endpoint, string account)
    {
        TableConnectionString parsed = TableConnectionString.Parse(text.Replace("a2V5==", "a2V5", StringComparison.Ordinal));
        Assert.Equal((new Uri(endpoint), account), (parsed.Endpoint, parsed.Credential.AccountName));
    }

    [Theory]
    [InlineData("", "needs AccountName and AccountKey, or UseDevelopmentStorage=true")]
    [InlineData("AccountName=acme", "needs AccountName and AccountKey, or UseDevelopmentStorage=true")]
    [InlineData("UseDevelopmentStorage=false", "needs AccountName and AccountKey, or UseDevelopmentStorage=true")]
    [InlineData("TableEndpoint=https://acme.table.core.windows.net;SharedAccessSignature=sv=1", "needs AccountName and AccountKey, or UseDevelopmentStorage=true")]
    [InlineData("https://acme.table.core.windows.net", "must be NAME=VALUE pairs with ; between them, each name once")]
    [InlineData("AccountName=acme;AccountName=acme", "must be NAME=VALUE pairs with ; between them, each name once")]
    [InlineData("AccountName=acme;AccountKey=not base64", "has an AccountKey that is not base64")]
    [InlineData("AccountName=acme;AccountKey=", "has an AccountKey that is not base64")]
    [InlineData("AccountName=acme;AccountKey=a2V5;TableEndpoint=acme", "has no usable TableEndpoint, DefaultEndpointsProtocol or EndpointSuffix")]
    [InlineData("AccountName=acme;AccountKey=a2V5;TableEndpoint=https://acme.example/?sig=1", "has no usable TableEndpoint, DefaultEndpointsProtocol or EndpointSuffix")]
    [InlineData("AccountName=acme;AccountKey=a2V5;DefaultEndpointsProtocol=ftp", "has no usable TableEndpoint, DefaultEndpointsProtocol or EndpointSuffix")]
    public void SaysWhatIsWrong(string text, string message) =>
        Assert.Equal(message, Assert.Throws<FormatException>(() => TableConnectionString.Parse(text)).Message);
}
