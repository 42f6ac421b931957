using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Postmortem.Storage.Sqlite;

namespace Postmortem.Web.Tests.Browser;

/// <summary>A database that can be gone: then nothing is read any more either.</summary>
internal sealed class LostData : DbCommandInterceptor
{
    /// <summary>Makes what the database answers; null while it is there.</summary>
    public Func<Exception>? Fails { get; set; }

    public static Exception Unreachable() => new SqliteException("unable to open database file", 14);

    public void AddTo(IServiceCollection services) => services.ConfigureDbContext<SqliteDb>(options => options.AddInterceptors(this));

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData,
        InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) =>
        Fails is { } fails ? throw fails() : ValueTask.FromResult(result);
}
