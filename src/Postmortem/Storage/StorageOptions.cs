using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Postmortem.Storage.Sqlite;
using Postmortem.Storage.SqlServer;

namespace Postmortem.Storage;

/// <summary>Where the data lives.</summary>
/// <param name="DataFolder">Absolute path: database, uploads, keys, outbox.</param>
public sealed record StorageOptions(string DataFolder)
{
    public bool IsSqlServer { get; init; }
    public string? ConnectionString { get; init; }

    /// <summary>EF Core's batch size on SQL Server; null for its own choice.</summary>
    public int? MaxBatchSize { get; init; }
    public string SqliteFile => Path.Combine(DataFolder, "postmortem.db");

    /// <summary>Closes what is still held open of the database, before its folder is deleted: to be called once whatever used it has ended.</summary>
    public void LetGo()
    {
        if (!IsSqlServer) SqliteDb.LetGo(SqliteFile);
    }

    /// <summary>Reads Storage, Storage:MaxBatchSize and ConnectionStrings:Postmortem.</summary>
    /// <exception cref="InvalidOperationException">SQL Server is chosen and no connection string is given.</exception>
    public static StorageOptions From(IConfiguration configuration, string dataFolder)
    {
        var sqlServer = string.Equals(configuration["Storage"], "sqlserver", StringComparison.OrdinalIgnoreCase);
        var connection = configuration.GetConnectionString("Postmortem");
        if (sqlServer && string.IsNullOrEmpty(connection))
            throw new InvalidOperationException("Storage=sqlserver needs ConnectionStrings__Postmortem.");
        return new StorageOptions(Path.GetFullPath(dataFolder))
        {
            IsSqlServer = sqlServer,
            ConnectionString = connection,
            MaxBatchSize = configuration.GetValue<int?>("Storage:MaxBatchSize"),
        };
    }
}

/// <summary>Opens a context of whichever provider was chosen.</summary>
public sealed class PostmortemDbFactory(IServiceProvider services, StorageOptions options) : IDbContextFactory<PostmortemDb>
{
    public PostmortemDb CreateDbContext() => options.IsSqlServer
        ? services.GetRequiredService<IDbContextFactory<SqlServerDb>>().CreateDbContext()
        : services.GetRequiredService<IDbContextFactory<SqliteDb>>().CreateDbContext();
}
