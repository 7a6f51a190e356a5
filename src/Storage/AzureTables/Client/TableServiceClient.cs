using Azure.Core;
using Azure.Core.Pipeline;

namespace ReferralBot.Storage.AzureTables.Client;

/// <summary>
/// A table service and how to sign in to it. The types in this folder speak the protocol of Azure Table storage
/// (https://learn.microsoft.com/rest/api/storageservices/table-service-rest-api) on Azure.Core's pipeline and are named
/// as those of the package Azure.Data.Tables; they use nothing else of ReferralBot.
/// </summary>
internal sealed class TableServiceClient
{
    private const string TokenScope = "https://storage.azure.com/.default";

    private readonly HttpPipeline pipeline;

    /// <exception cref="FormatException">The connection string cannot be used.</exception>
    public TableServiceClient(string connectionString, TableClientOptions options)
        : this(TableConnectionString.Parse(connectionString), options)
    {
    }

    public TableServiceClient(Uri endpoint, TableSharedKeyCredential credential, TableClientOptions options)
        : this(endpoint, new SharedKeyLitePolicy(credential, options.Clock), options)
    {
    }

    /// <summary>Signs in with a token of Entra ID, as Azure.Identity gets it; only over https.</summary>
    public TableServiceClient(Uri endpoint, TokenCredential tokenCredential, TableClientOptions options)
        : this(endpoint, new BearerTokenAuthenticationPolicy(tokenCredential, TokenScope), options)
    {
    }

    private TableServiceClient(TableConnectionString connection, TableClientOptions options)
        : this(connection.Endpoint, connection.Credential, options)
    {
    }

    private TableServiceClient(Uri endpoint, HttpPipelinePolicy signIn, TableClientOptions options)
    {
        Uri = endpoint;
        pipeline = HttpPipelineBuilder.Build(options, [], [new AttemptCounter(), signIn], new ResponseClassifier());
    }

    /// <summary>The address of the service, without a secret.</summary>
    public Uri Uri { get; }

    public TableClient GetTableClient(string tableName) => new(Uri, tableName, pipeline);
}
