using System.CommandLine;
using Postmortem.Storage;
using Postmortem.Web.Hosting;

namespace Postmortem.Web.Cli;

/// <summary>The data and the templates that a verb works on.</summary>
internal sealed record Place(Option<string?> Data, Option<string?> Templates)
{
    /// <summary>The settings that <see cref="Product"/> reads: the environment, and what was typed before it.</summary>
    public IConfiguration Configuration(ParseResult parsed, string? dataInstead = null)
    {
        Dictionary<string, string?> typed = [];
        if ((dataInstead ?? parsed.GetValue(Data)) is { } data) typed["data"] = data;
        if (parsed.GetValue(Templates) is { } templates) typed["templates"] = templates;
        return new ConfigurationBuilder().AddEnvironmentVariables().AddInMemoryCollection(typed).Build();
    }

    /// <summary>The service verbs, without the web around them, on a database of this program's version.</summary>
    /// <param name="isNew">Whether a folder without a database becomes one.</param>
    /// <param name="dataInstead">A folder instead of the one that was named.</param>
    /// <exception cref="CommandException">There is no database there.</exception>
    public async Task<ServiceProvider> OpenAsync(ParseResult parsed, bool isNew, CancellationToken ct, string? dataInstead = null)
    {
        var configuration = Configuration(parsed, dataInstead);
        var storage = Storage(configuration);
        if (!isNew && !IsThere(storage)) throw NoDatabase(storage);
        var provider = Services(storage, Product.TemplatesFolder(configuration));
        await provider.GetRequiredService<Migrator>().MigrateAsync(ct);
        return provider;
    }

    public bool HasDatabase(ParseResult parsed) => IsThere(Storage(Configuration(parsed)));

    private static bool IsThere(StorageOptions storage) => storage.IsSqlServer || File.Exists(storage.SqliteFile);

    public static CommandException NoDatabase(StorageOptions storage) =>
        new($"There is no database in {storage.DataFolder}. Start the program there first, "
            + "run “setup --organisation NAME --admin EMAIL --password-stdin”, or name another folder with --data.");

    /// <summary>The service verbs on a database as it is.</summary>
    public static ServiceProvider Services(StorageOptions storage, string templates = "templates")
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddPostmortem(storage, templates);
        return services.BuildServiceProvider();
    }

    /// <exception cref="CommandException">The settings do not fit together.</exception>
    public static StorageOptions Storage(IConfiguration configuration)
    {
        try
        {
            return StorageOptions.From(configuration, Product.DataFolder(configuration));
        }
        catch (InvalidOperationException e)
        {
            throw new CommandException(e.Message);
        }
    }
}
