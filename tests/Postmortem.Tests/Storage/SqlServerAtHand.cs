using Testcontainers.MsSql;

namespace Postmortem.Tests.Storage;

/// <summary>Where the tests may make databases on SQL Server: the one that is named, else one in a container. Looked for once in a run.</summary>
internal static class SqlServerAtHand
{
    private const string Name = "POSTMORTEM_TEST_SQLSERVER";
    private const string Image = "mcr.microsoft.com/mssql/server:2022-latest";

    private static readonly Lazy<Task<Found>> s_found = new(FindAsync);

    /// <summary>Ends the test, inconclusive, where there is none.</summary>
    public static async Task<string> ConnectionStringAsync()
    {
        var found = await s_found.Value;
        return found.Server
            ?? throw new AssertInconclusiveException($"No SQL Server is named in {Name}, and none could be started in a container: {found.WhyNot}");
    }

    /// <summary>Ends the container when the tests that use it have run.</summary>
    public static async Task EndAsync()
    {
        if (s_found.IsValueCreated && (await s_found.Value).Container is { } container) await container.DisposeAsync();
    }

    private static async Task<Found> FindAsync()
    {
        if (Environment.GetEnvironmentVariable(Name) is { Length: > 0 } named) return new Found(named);
        try
        {
            // Without an engine building it throws already; with one, the image may be out of reach or the machine too small.
            var container = new MsSqlBuilder(Image).Build();
            await container.StartAsync();
            return new Found(container.GetConnectionString(), container);
        }
        catch (Exception e)
        {
            return new Found(null, WhyNot: e.Message);
        }
    }

    private sealed record Found(string? Server, MsSqlContainer? Container = null, string? WhyNot = null);
}
