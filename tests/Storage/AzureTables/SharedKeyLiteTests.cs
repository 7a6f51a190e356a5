using ReferralBot.Storage.AzureTables.Client;

namespace ReferralBot.Tests.Storage.AzureTables;

/// <summary>Signatures that other clients of the service publish in their tests.</summary>
public sealed class SharedKeyLiteTests
{
    private const string EmulatorKey = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    [Theory]
    // Azure SDK for Go, storage/authorization_test.go.
    [InlineData("golangrocksonazure", "YmFy", "Wed, 23 Sep 2015 16:40:05 GMT", "https://golangrocksonazure.table.core.windows.net/tquery()", "NusXSFXAvHqr6EQNXnZZ50CvU1sX0iP/FFDHehnixLc=")]
    // Azure SDK for Node, sharedkeylitetable-tests.js: of the query only comp is signed.
    [InlineData("devstoreaccount1", EmulatorKey, "Mon, 05 Dec 2011 17:55:02 GMT", "https://devstoreaccount1.table.core.windows.net/?restype=service&comp=properties", "b89upLBiJ54w3Ju3zBv4GzThZGj/M6C3CdTm1BySj28=")]
    // Zend Framework 2, SharedKeyLiteTest.php: the emulator, whose account stands twice.
    [InlineData("devstoreaccount1", EmulatorKey, "Wed, 29 Apr 2009 13:12:47 GMT", "http://127.0.0.1:10002/devstoreaccount1/", "iRQpXGzlMRb1A57bkcryX7Bg/3Uf5YOfNCG+XIingJI=")]
    [InlineData("devstoreaccount1", EmulatorKey, "Wed, 29 Apr 2009 13:12:47 GMT", "http://127.0.0.1:10002/devstoreaccount1/test", "MsC5SIbFB4M4UZd83CiMaL8ibUhaS5H9CcJBJpsnWqo=")]
    public void SignsAsOtherClientsDo(string account, string key, string date, string uri, string signature) =>
        Assert.Equal($"SharedKeyLite {account}:{signature}", new TableSharedKeyCredential(account, key).Sign(date, new Uri(uri)));
}
