using Microsoft.AspNetCore.Identity;

namespace Postmortem.People;

/// <summary>
/// Makes and checks hashes, few at once: each costs a core some fifty milliseconds on purpose, and whoever posts passwords by the dozen
/// would otherwise slow everybody's pages.
/// </summary>
public sealed class PasswordGate(IPasswordHasher<Person> hasher) : IDisposable
{
    /// <summary>Who stands in line at most; one more is asked to come back.</summary>
    internal const int LongestLine = 64;

    public static readonly Refusal Busy = new("Many people are signing in at this moment. Please try again in a few seconds.");

    private readonly SemaphoreSlim _turns = new(Math.Max(1, Environment.ProcessorCount / 2));
    private readonly Lazy<string> _nobodys = new(() => hasher.HashPassword(null!, Passwords.Invent()));
    private int _inLine;

    /// <returns>The hash; <see cref="Busy"/> where too many stand in line.</returns>
    public Task<Result<string>> HashAsync(string password, CancellationToken ct = default) =>
        InTurnAsync(() => hasher.HashPassword(null!, password), ct);

    /// <summary>Whether it is this person's. For nobody it takes as long, and is never right.</summary>
    public Task<Result<PasswordVerificationResult>> VerifyAsync(Person? person, string password, CancellationToken ct = default) =>
        InTurnAsync(() =>
        {
            // A password that is too long to be anybody's must not take longer than others.
            var isPossible = password.Length <= Passwords.MaxLength;
            var result = hasher.VerifyHashedPassword(null!, person?.PasswordHash ?? _nobodys.Value, isPossible ? password : "");
            return person?.PasswordHash is not null && isPossible ? result : PasswordVerificationResult.Failed;
        }, ct);

    public void Dispose() => _turns.Dispose();

    private async Task<Result<T>> InTurnAsync<T>(Func<T> work, CancellationToken ct)
    {
        if (Interlocked.Increment(ref _inLine) > LongestLine)
        {
            Interlocked.Decrement(ref _inLine);
            return Busy;
        }
        try
        {
            await _turns.WaitAsync(ct);
            try
            {
                return await Task.Run(work, CancellationToken.None);
            }
            finally
            {
                _turns.Release();
            }
        }
        finally
        {
            Interlocked.Decrement(ref _inLine);
        }
    }
}
