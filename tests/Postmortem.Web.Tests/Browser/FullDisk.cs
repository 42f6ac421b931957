using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Postmortem.Storage.Sqlite;

namespace Postmortem.Web.Tests.Browser;

/// <summary>A disk that can be full: then nothing more is stored.</summary>
internal sealed class FullDisk : SaveChangesInterceptor
{
    /// <summary>Whether this is what does not fit any more; null while there is room for everything.</summary>
    public Func<DbContext, bool>? Refuses { get; set; }

    public void AddTo(IServiceCollection services) => services.ConfigureDbContext<SqliteDb>(options => options.AddInterceptors(this));

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result,
        CancellationToken cancellationToken = default) =>
        Refuses?.Invoke(eventData.Context!) == true ? throw new SqliteException("database or disk is full", 13) : ValueTask.FromResult(result);
}
