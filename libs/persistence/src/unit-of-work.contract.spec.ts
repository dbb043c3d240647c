import { databaseWorld, unitOfWorkContract } from '@tabir/testing';

unitOfWorkContract('The database', databaseWorld);
