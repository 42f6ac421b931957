using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Postmortem.People;

namespace Postmortem.Tests.People;

[TestClass]
public sealed class SignInTests
{
    private const string Mia = "mia@northwind.example", Wrong = "nine loud orange doors";

    [TestMethod]
    public async Task A_hundred_and_twenty_guesses_at_once_are_five_that_are_looked_at()
    {
        var hasher = new CountingHasher();
        await using var bed = await Testbed.OpenAsync(s => s.AddSingleton<IPasswordHasher<Person>>(hasher));
        var before = hasher.Looks;

        await Task.WhenAll(Enumerable.Range(0, 120).Select(_ => Task.Run(() => TryAsync(bed, Mia, Wrong, "203.0.113.7"))));

        Assert.AreEqual(SignInTries.FreeAtAccount, hasher.Looks - before);
    }

    [TestMethod]
    public async Task Waits_grow_to_a_quarter_of_an_hour_and_trying_meanwhile_does_not_make_them_longer()
    {
        await using var bed = await Testbed.OpenAsync();
        for (var i = 0; i < SignInTries.FreeAtAccount; i++) await TryAsync(bed, Mia, Wrong, "203.0.113.7");
        List<double> waits = [];
        for (var i = 0; i < 12; i++)
        {
            for (var meanwhile = 0; meanwhile < 20; meanwhile++) await TryAsync(bed, Mia, Wrong, "203.0.113.7");
            var from = bed.Clock.GetUtcNow();
            while (bed.Get<SignInTries>().Take(new SignInFrom("203.0.113.7"), Mia.ToUpperInvariant()) is { Ticks: > 0 } wait) bed.Clock.Advance(wait);
            waits.Add((bed.Clock.GetUtcNow() - from).TotalSeconds);
        }
        CollectionAssert.AreEqual(waits.Order().ToList(), waits);
        Assert.IsTrue(waits[0] is > 0 and <= 4, string.Join(" ", waits));
        Assert.AreEqual(SignInTries.LongestWait.TotalSeconds, waits[^1]);
    }

    [TestMethod]
    public async Task Guesses_from_ten_thousand_addresses_lock_nobody_out_of_a_known_browser_nor_of_an_address_of_their_own()
    {
        await using var bed = await Testbed.OpenAsync();
        var tries = bed.Get<SignInTries>();
        var looked = Enumerable.Range(0, 10_000).Sum(address =>
            Enumerable.Range(0, 10).Count(_ => tries.Take(new SignInFrom($"a{address}"), Mia.ToUpperInvariant()) == TimeSpan.Zero));

        Assert.IsTrue(looked < 10_300, $"{looked} of 100,000 guesses were looked at");
        Assert.IsTrue((await TryAsync(bed, Mia, Testbed.Password, "198.51.100.4")).Ok);
        Assert.IsTrue((await bed.Get<SignInService>().SignInAsync(Mia, Testbed.Password, "a1", _ => "browser")).Ok);
    }

    [TestMethod]
    public async Task One_address_has_twenty_tries_at_all_accounts_together()
    {
        await using var bed = await Testbed.OpenAsync();
        var answers = new List<string>();
        for (var i = 0; i < 30; i++) answers.Add((await TryAsync(bed, $"somebody{i}@northwind.example", Wrong, "203.0.113.7")).Refusal!.Sentence);
        Assert.AreEqual(SignInTries.FreeFromAddress, answers.Count(a => a == SignInService.Wrong.Sentence));
        StringAssert.Contains(answers[^1], "too many tries");
    }

    [TestMethod]
    public async Task Unknown_closed_and_waiting_accounts_answer_the_same_and_are_looked_at_as_often()
    {
        var hasher = new CountingHasher();
        await using var bed = await Testbed.OpenAsync(s => s.AddSingleton<IPasswordHasher<Person>>(hasher));
        List<string> told = [];
        foreach (var (email, password) in new[] { (Mia, Wrong), ("nobody@northwind.example", Wrong), ("lee@northwind.example", Testbed.Password) })
        {
            await TryAsync(bed, email, password, $"warm {email}");
            var before = hasher.Looks;
            var answers = new List<string>();
            for (var i = 0; i < 8; i++) answers.Add((await TryAsync(bed, email, password, $"from {email}")).Refusal!.Sentence);
            told.Add($"{hasher.Looks - before} {string.Join("|", answers)}");
        }
        Assert.AreEqual(1, told.Distinct().Count(), string.Join("\n", told));
    }

    [TestMethod]
    public async Task The_right_password_forgives_what_was_mistyped()
    {
        await using var bed = await Testbed.OpenAsync();
        for (var round = 0; round < 5; round++)
        {
            for (var i = 0; i < SignInTries.FreeAtAccount - 1; i++) await TryAsync(bed, Mia, Wrong, "203.0.113.7");
            if (round < 4) Assert.IsTrue((await TryAsync(bed, Mia, Testbed.Password, "203.0.113.7")).Ok, $"round {round}");
        }
    }

    [TestMethod]
    public async Task The_present_password_is_asked_for_ten_times_and_the_door_stays_open()
    {
        await using var bed = await Testbed.OpenAsync();
        var service = bed.Get<SignInService>();
        Assert.IsNull(await service.ConfirmAsync(bed.Member, Testbed.Password));
        for (var i = 0; i < SignInTries.FreeInKnownBrowser; i++)
            Assert.AreEqual("This is not your present password.", (await service.ConfirmAsync(bed.Member, Wrong))?.Sentence);
        StringAssert.Contains((await service.ConfirmAsync(bed.Member, Testbed.Password))?.Sentence, "too many tries");
        Assert.IsTrue((await TryAsync(bed, Mia, Testbed.Password, "203.0.113.7")).Ok, "the door stays open");
    }

    [TestMethod]
    public async Task No_more_hashes_at_once_than_half_the_cores_and_a_line_that_ends()
    {
        using var held = new ManualResetEventSlim();
        var hasher = new CountingHasher { Held = held };
        await using var bed = await Testbed.OpenAsync(s => s.AddSingleton<IPasswordHasher<Person>>(hasher));
        List<Task<Result<Guid>>> tries = [.. Enumerable.Range(0, 100).Select(i => Task.Run(() => TryAsync(bed, Mia, Wrong, $"address {i}")))];
        var first = await await Task.WhenAny(tries); // no hash is ready yet: whoever is answered now finds the line too long
        held.Set();
        await Task.WhenAll(tries);
        Assert.AreEqual(PasswordGate.Busy, first.Refusal);
        Assert.IsLessThanOrEqualTo(Math.Max(1, Environment.ProcessorCount / 2), hasher.MostAtOnce);
    }

    private static Task<Result<Guid>> TryAsync(Testbed bed, string email, string password, string address) =>
        bed.Get<SignInService>().SignInAsync(email, password, address, _ => null);

    private sealed class CountingHasher : IPasswordHasher<Person>
    {
        private readonly PasswordHasher<Person> _real = new(Microsoft.Extensions.Options.Options.Create(new PasswordHasherOptions { IterationCount = 1_000 }));
        private int _looks;
        private int _atOnce;

        /// <summary>Every look waits for it; null for none.</summary>
        public ManualResetEventSlim? Held { get; init; }
        public int Looks => _looks;
        public int MostAtOnce { get; private set; }

        public string HashPassword(Person user, string password) => _real.HashPassword(user, password);

        public PasswordVerificationResult VerifyHashedPassword(Person user, string hashedPassword, string providedPassword)
        {
            Interlocked.Increment(ref _looks);
            MostAtOnce = Math.Max(MostAtOnce, Interlocked.Increment(ref _atOnce));
            Held?.Wait();
            Interlocked.Decrement(ref _atOnce);
            return _real.VerifyHashedPassword(user, hashedPassword, providedPassword);
        }
    }
}
