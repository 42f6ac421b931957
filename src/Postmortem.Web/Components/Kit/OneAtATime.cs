namespace Postmortem.Web.Components.Kit;

/// <summary>
/// Work of one component of which one piece runs at a time: what comes meanwhile waits for its turn or is dropped, as the caller says. It is for
/// the component's own thread of work and needs no lock.
/// </summary>
public sealed class OneAtATime
{
    private Task last = Task.CompletedTask;

    /// <summary>Something runs, or waits for its turn.</summary>
    public bool IsBusy => !last.IsCompleted;

    /// <summary>Runs after everything that was asked for before, in that order, whatever became of it.</summary>
    public async Task<T> InTurnAsync<T>(Func<Task<T>> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        var (before, done) = (last, new TaskCompletionSource());
        last = done.Task;
        await before;
        try
        {
            return await work();
        }
        finally
        {
            done.SetResult();
        }
    }

    /// <inheritdoc cref="InTurnAsync{T}"/>
    public Task InTurnAsync(Func<Task> work) => InTurnAsync(async () =>
    {
        await work();
        return true;
    });

    /// <summary>Runs now, or not at all: a button that is pressed twice is meant once.</summary>
    /// <returns>Whether it ran.</returns>
    public async Task<bool> UnlessBusyAsync(Func<Task> work)
    {
        if (IsBusy) return false;
        await InTurnAsync(work);
        return true;
    }
}
