using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Postmortem.Storage.SqlServer;

/// <summary>Production: several nodes on one database.</summary>
public sealed class SqlServerDb(DbContextOptions<SqlServerDb> options) : PostmortemDb(options)
{
    internal static void Configure(DbContextOptionsBuilder builder, string connectionString, int? maxBatchSize) =>
        builder.UseSqlServer(connectionString, o =>
        {
            o.UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery);
            if (maxBatchSize is { } size) o.MaxBatchSize(size);
        });
}

internal sealed class SqlServerDesign : IDesignTimeDbContextFactory<SqlServerDb>
{
    public SqlServerDb CreateDbContext(string[] args)
    {
        var builder = new DbContextOptionsBuilder<SqlServerDb>();
        SqlServerDb.Configure(builder, "Server=design", null);
        return new SqlServerDb(builder.Options);
    }
}
