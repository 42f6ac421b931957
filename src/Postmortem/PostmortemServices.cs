using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Postmortem.Reviews;
using Postmortem.Storage;
using Postmortem.Storage.Sqlite;
using Postmortem.Storage.SqlServer;

namespace Postmortem;

/// <summary>What the product consists of, for whichever host runs it: the web, the command line, a test.</summary>
public static class PostmortemServices
{
    /// <param name="templates">The folder that holds reviews/, notices/, reports/.</param>
    public static IServiceCollection AddPostmortem(this IServiceCollection services, StorageOptions storage, string templates)
    {
        services.AddSingleton(storage);
        services.AddDbContextFactory<SqliteDb>(o => SqliteDb.Configure(o, storage.SqliteFile));
        services.AddDbContextFactory<SqlServerDb>(o => SqlServerDb.Configure(o, storage.ConnectionString ?? "", storage.MaxBatchSize));
        services.AddSingleton<IDbContextFactory<PostmortemDb>, PostmortemDbFactory>();
        services.AddSingleton<WriteQueue>();
        services.AddSingleton<Store>();
        services.AddSingleton<Migrator>();
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(new ReviewTemplates(Path.Combine(templates, "reviews")));
        return services;
    }
}
