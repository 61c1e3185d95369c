package io.qgateway.accounts.refresh;

import java.time.Duration;

/** Something that happens to the model's world. */
sealed interface Event {

    void in(World world);

    record Ask(int holder, boolean late) implements Event {
        @Override
        public void in(World world) {
            world.ask(holder, late);
        }
    }

    record Scan(int holder) implements Event {
        @Override
        public void in(World world) {
            world.scan(holder);
        }
    }

    record Let(int holder, Move move) implements Event {
        @Override
        public void in(World world) {
            world.let(holder, move);
        }
    }

    /** Asks, and goes on as far as that goes. */
    record Rush(int holder) implements Event {
        @Override
        public void in(World world) {
            world.ask(holder, false);
            world.run(holder);
        }
    }

    /** Asks, and goes on until the claim is made and nothing is sent. */
    record Approach(int holder) implements Event {
        @Override
        public void in(World world) {
            world.approach(holder);
        }
    }

    /** The database is away for a time. */
    record Outage(Duration time) implements Event {
        @Override
        public void in(World world) {
            world.database(false);
            world.advance(time, true);
            world.database(true);
        }
    }

    record Run(int holder) implements Event {
        @Override
        public void in(World world) {
            world.run(holder);
        }
    }

    record Restart(int holder) implements Event {
        @Override
        public void in(World world) {
            world.restart(holder);
        }
    }

    record Database(boolean up) implements Event {
        @Override
        public void in(World world) {
            world.database(up);
        }
    }

    record Advance(Duration time, boolean arriving) implements Event {
        @Override
        public void in(World world) {
            world.advance(time, arriving);
        }
    }

    record Stall(Duration time, boolean arriving) implements Event {
        @Override
        public void in(World world) {
            world.stall(time, arriving);
        }
    }

    record LogIn() implements Event {
        @Override
        public void in(World world) {
            world.logIn();
        }
    }

    record Enter() implements Event {
        @Override
        public void in(World world) {
            world.enter();
        }
    }

    record EnterAgain() implements Event {
        @Override
        public void in(World world) {
            world.enterAgain();
        }
    }

    record Revoke() implements Event {
        @Override
        public void in(World world) {
            world.revoke();
        }
    }
}
