using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Postmortem.Storage;

/// <summary>Throws away what is kept for a time only: while the program serves, and not while somebody waits for its start.</summary>
public sealed class Tidying(IDbContextFactory<PostmortemDb> factory, WriteQueue queue, TimeProvider clock, ILogger<Tidying> log) : BackgroundService
{
    private static readonly TimeSpan AfterStart = TimeSpan.FromMinutes(1), Every = TimeSpan.FromHours(6);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        for (var wait = AfterStart; ; wait = Every)
        {
            await Task.Delay(wait, clock, stoppingToken);
            await OnceAsync(stoppingToken);
        }
    }

    private async Task OnceAsync(CancellationToken ct)
    {
        try
        {
            using var turn = await queue.EnterAsync(ct);
            if (turn is null) return; // who stores something goes first; it is tried again in some hours
            await using var db = await factory.CreateDbContextAsync(ct);
            await Receipt.DropOldAsync(db, clock.GetUtcNow(), ct);
        }
        catch (Exception e) when (e is not OperationCanceledException) // thrown further, it would end the whole program
        {
            log.LogWarning(e, "What is old could not be thrown away; it is tried again in some hours.");
        }
    }
}
