using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ReferralBot.Storage.AzureTables;
using ReferralBot.Storage.Sqlite;
using ReferralBot.Storage.Tables;

namespace ReferralBot.Storage;

/// <summary>Puts the store into the services of the host.</summary>
public static class StorageServices
{
    /// <summary>
    /// Adds the <see cref="ITableStore"/> that the section <c>Storage</c> names. It is opened when it is first asked for, and then
    /// throws <see cref="StoreUnavailableException"/> where it cannot be used: ask for it before serving.
    /// </summary>
    /// <param name="services">Where it is added.</param>
    /// <param name="configuration">The settings.</param>
    /// <param name="clock">The real one, also where the bot's own is set: what requests to a service are dated by.</param>
    /// <exception cref="OptionsValidationException">A setting is wrong or missing; the message names it and the valid values.</exception>
    public static IServiceCollection AddStorage(this IServiceCollection services, IConfiguration configuration, TimeProvider clock)
    {
        StorageOptions options = StorageOptions.Read(configuration);
        return services.AddSingleton(options).AddSingleton(_ => Open(options, clock));
    }

    /// <summary>Opens the store that the options name.</summary>
    /// <exception cref="StoreUnavailableException">It cannot be used; the message says why in one line.</exception>
    public static ITableStore Open(StorageOptions options, TimeProvider clock) => options.Engine switch
    {
        StorageEngine.Sqlite => SqliteTableStore.Open(options.SqlitePath),
        StorageEngine.AzureTables => AzureTableStore.Open(options, clock),
    };
}
